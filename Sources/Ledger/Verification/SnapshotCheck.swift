// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Notation
import Records
import Storage

/// Checks the snapshot that a ledger's own folder may hold: it decides nothing here, but others list and show by it,
/// so it is made again from the entries and compared.
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
        var runs: [IndexRun] = []
        for description in snapshot.runs {
            do {
                let run = try IndexRun(description, in: pass.store)
                try run.check()
                runs.append(run)
            } catch LedgerError.damaged(_, let reason) {
                pass.add(fault(description.name, (reason.french, reason.english)))
            } catch LedgerError.missing {
                pass.add(fault(description.name, ("le fichier manque", "the file is missing")))
            }
        }
        // Beside faults nothing can be made again that would be right.
        guard pass.faultCount == 0 else { return snapshot.names }
        if try snapshot.size > pass.size || !isRight(snapshot, runs, genesis, pass) {
            pass.add(
                fault(
                    Snapshot.stateName(snapshot.size),
                    (
                        "l'instantané ne dit pas ce que disent les inscriptions ; effacez le dossier snapshot, il est refait d'elles",
                        "the snapshot does not say what the entries say; remove the folder snapshot, it is made again from them"
                    )
                )
            )
        }
        return snapshot.names
    }

    /// Whether the entries make the same state, edge and index.
    private static func isRight(
        _ snapshot: Snapshot,
        _ runs: [IndexRun],
        _ genesis: Entry,
        _ pass: VerificationPass
    ) throws -> Bool {
        let (size, scratch) = (snapshot.size, MemoryStore())
        let files = EntryFiles(pass.store) { size }
        do {
            let made = try LedgerReader.make(genesis, files, size: size, in: scratch)
            try made.register.spill(in: scratch)
            return try made.register.state.kept == snapshot.state.kept
                && made.edge.levels == snapshot.edge.levels
                && IndexMerge.areSame(made.register.index.runs, runs)
        } catch is LedgerError {
            // A writer may have taken a file away; then there is another look.
            return false
        }
    }

    private static func fault(
        _ file: String,
        _ message: (fr: String, en: String)
    ) -> VerificationFault {
        VerificationFault(file: file, offset: 0, french: message.fr, english: message.en)
    }
}
