// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage

/// Checks the snapshot that a ledger's own folder may hold: it decides nothing here, but a byte of it
/// that changed must show like any other.
enum SnapshotCheck {
    /// - Returns: the files of the snapshot, each of them looked at.
    static func run(_ pass: inout VerificationPass) throws -> Set<String> {
        guard try pass.store.read(Snapshot.signedName) != nil else { return [] }
        guard let leaf = try? LedgerReader.entries(pass.store, bundle: 0, size: 1).first?.leaf,
            let genesis = try? Entry(leaf: leaf),
            let snapshot = Snapshot(pass.store, genesis: genesis)
        else {
            pass.add(
                fault(
                    Snapshot.signedName,
                    (
                        "l'instantané n'est pas celui que le journal a signé ; effacez le dossier snapshot, il est refait des inscriptions",
                        "the snapshot is not the one that the log signed; remove the folder snapshot, it is made again from the entries"
                    )
                )
            )
            return [Snapshot.signedName]
        }
        if let known = pass.stateAtSnapshot, pass.snapshotSize == snapshot.size,
            known != snapshot.state.kept
        {
            pass.add(
                fault(
                    Snapshot.stateName(snapshot.size),
                    (
                        "l'instantané ne dit pas ce que disent les inscriptions",
                        "the snapshot does not say what the entries say"
                    )
                )
            )
        }
        for run in snapshot.runs {
            do {
                try IndexRun(run, in: pass.store).check()
            } catch LedgerError.damaged(_, let reason) {
                pass.add(fault(run.name, (reason.french, reason.english)))
            } catch LedgerError.missing {
                pass.add(fault(run.name, ("le fichier manque", "the file is missing")))
            }
        }
        return snapshot.names
    }

    private static func fault(
        _ file: String,
        _ message: (fr: String, en: String)
    ) -> VerificationFault {
        VerificationFault(file: file, offset: 0, french: message.fr, english: message.en)
    }
}
