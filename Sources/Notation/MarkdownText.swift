// SPDX-License-Identifier: EUPL-1.2

/// Text inside Markdown in which nothing is markup.
public enum MarkdownText {
    /// ASCII punctuation that means something gets a backslash before it (CommonMark §2.4); a line break
    /// becomes a space.
    public static func escape(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                result.append(" ")
                continue
            }
            if "\\`*_[]<>#|&~".unicodeScalars.contains(scalar) { result.append("\\") }
            result.append(scalar)
        }
        return String(result)
    }
}
