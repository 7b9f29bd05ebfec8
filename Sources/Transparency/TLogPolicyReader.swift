// SPDX-License-Identifier: EUPL-1.2

/// Reads a policy line by line.
struct TLogPolicyReader {
    /// The longest policy that is read, in bytes.
    static let maximumByteCount = 1 << 20
    private static let genesisWords = ["#", "genesis"]

    private(set) var logs: [TLogPolicy.Log] = []
    private(set) var witnesses: [NoteKey] = []
    private(set) var quorum: TLogPolicy.Quorum?
    private(set) var genesis: String?
    private var members: [String: TLogPolicy.Quorum] = [:]
    private var grouped: Set<String> = []

    mutating func read(_ bytes: [UInt8]) throws(NoteError) {
        guard bytes.count <= Self.maximumByteCount,
            let text = String(validating: bytes, as: UTF8.self)
        else {
            throw .malformed(
                "le fichier de confiance est trop long ou n'est pas en UTF-8",
                "the policy is too long or not UTF-8"
            )
        }
        let isAllowed = bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 0x09 || $0 == 0x0A }
        guard isAllowed else {
            throw .malformed(
                "le fichier de confiance contient un caractère de commande",
                "the policy holds a control character"
            )
        }
        let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() {
            let words = line.split { $0 == 0x20 || $0 == 0x09 }.map {
                String(decoding: Array($0), as: UTF8.self)
            }
            if words.starts(with: Self.genesisWords), words.count == 3 { genesis = words[2] }
            guard let first = words.first, !first.hasPrefix("#") else { continue }
            guard try read(first, Array(words[1...])) else {
                throw .malformed(
                    "la ligne \(number + 1) du fichier de confiance est illisible",
                    "line \(number + 1) of the policy cannot be read"
                )
            }
        }
    }

    private mutating func read(_ keyword: String, _ words: [String]) throws(NoteError) -> Bool {
        switch keyword {
        case "log":
            guard (1...2).contains(words.count), let key = NoteKey(words[0]),
                !logs.contains(where: { $0.key.bytes == key.bytes })
            else { return false }
            logs.append(TLogPolicy.Log(key: key, url: words.count == 2 ? words[1] : nil))
        case "witness":
            guard (2...3).contains(words.count), let key = NoteKey(words[1]),
                !witnesses.contains(where: { $0.bytes == key.bytes }),
                define(words[0], .witness(key))
            else { return false }
            witnesses.append(key)
        case "group":
            guard words.count >= 3, let count = Self.threshold(words[1], of: words.count - 2)
            else { return false }
            var parts: [TLogPolicy.Quorum] = []
            for name in words[2...] {
                guard let member = members[name], grouped.insert(name).inserted else {
                    return false
                }
                parts.append(member)
            }
            return define(words[0], .threshold(count, of: parts))
        case "quorum":
            guard quorum == nil, words.count == 1 else { return false }
            quorum = words[0] == "none" ? TLogPolicy.Quorum.none : members[words[0]]
            return quorum != nil
        default: return false
        }
        return true
    }

    private mutating func define(_ name: String, _ member: TLogPolicy.Quorum) -> Bool {
        guard name != "none", members[name] == nil else { return false }
        members[name] = member
        return true
    }

    private static func threshold(_ word: String, of count: Int) -> Int? {
        switch word {
        case "all": count
        case "any": 1
        default: Int(word).flatMap { (1...count).contains($0) && String($0) == word ? $0 : nil }
        }
    }
}
