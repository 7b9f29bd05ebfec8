// SPDX-License-Identifier: EUPL-1.2

/// A number and its noun, in the language of the run. French counts 0 and 1 alike.
enum Plural {
    static func say(
        _ count: Int,
        _ frenchOne: String,
        _ frenchMany: String,
        _ englishOne: String,
        _ englishMany: String
    ) -> String {
        let noun = Speech.say(
            count < 2 ? frenchOne : frenchMany,
            count == 1 ? englishOne : englishMany
        )
        return "\(count) \(noun)"
    }
}
