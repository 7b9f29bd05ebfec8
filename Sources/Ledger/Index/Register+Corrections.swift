// SPDX-License-Identifier: EUPL-1.2
import Cryptography
import Records

/// What corrections take over from what they correct.
///
/// A chain of corrections has any length, so nothing here goes along it: each correction has in the index where
/// its chain began. What an earlier version of the program wrote lacks that, and is walked.
extension Register {
    /// The entry that the chain of a correction began with; nothing for what is no correction, or for a
    /// correction of what is not there.
    func original(of statement: Statement) throws -> UInt64? {
        guard statement.kind == .correction else { return nil }
        return try walk(statement, shortcut: IndexKey.original) { $0.kind == .correction }
    }

    /// The entry whose references count for a correction that gives none but `corrects`.
    func source(of statement: Statement) throws -> UInt64? {
        guard Self.givesNone(statement) else { return nil }
        return try walk(statement, shortcut: IndexKey.source, while: Self.givesNone)
    }

    /// The references of a statement; of a correction that gives none, those of what it corrects.
    func references(of statement: Statement) throws -> [String: [Digest]] {
        try source(of: statement).map { try entry($0).statement.references } ?? statement.references
    }

    private static func givesNone(_ statement: Statement) -> Bool {
        statement.references["corrects"] != nil && statement.references.count == 1
    }

    /// From a correction to the first entry before it that is of another sort.
    private func walk(
        _ statement: Statement,
        shortcut: (Digest) -> IndexKey,
        while goesOn: (Statement) -> Bool
    ) throws -> UInt64? {
        var (statement, place) = (statement, UInt64?.none)
        while goesOn(statement), let target = statement.references["corrects"]?.first,
            let earlier = try index(of: target)
        {
            if let found = try find(shortcut(target)) { return found }
            place = earlier
            statement = try entry(earlier).statement
        }
        return place
    }
}
