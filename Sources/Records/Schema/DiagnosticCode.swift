// SPDX-License-Identifier: EUPL-1.2

/// Every kind of mistake the readers and the checker report.
///
/// The first digit says where: 0 the file, 1 the syntax of a condition, 2 its types, 3 the
/// structure of a charter, 4 a declaration, 5 a schema, 6 the examples. A code is never reused.
/// Each case is described by its ``title``. `W` marks what deserves a look and stops nothing.
public enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
    case unreadable = "E001"
    case wrongShape = "E002"
    case unknownKey = "E003"
    case missingKey = "E004"
    case missingTranslation = "E005"
    case impossibleDate = "E006"

    case unexpectedCharacter = "E101"
    case unexpectedToken = "E102"
    case mixedConnectives = "E103"
    case emptyCondition = "E104"
    case conditionTooLarge = "E105"
    case unknownQuantifier = "E106"
    case severalLines = "E110"

    case unknownField = "E201"
    case notACondition = "E202"
    case wrongOperator = "E203"
    case wrongOperand = "E204"
    case wrongUnit = "E205"
    case unknownValue = "E206"
    case unknownGroup = "E207"
    case unknownParameter = "E208"
    case circularDefinition = "E209"
    case unguardedRead = "E210"
    case noValueYet = "E211"
    case tooManyValues = "E212"

    case duplicateIdentifier = "E301"
    case malformedIdentifier = "E302"
    case unknownSource = "E303"
    case unknownProject = "E304"
    case quoteWithoutSource = "E305"
    case emptyPrinciple = "E306"
    case inventedRule = "E307"
    case wrongModality = "E308"
    case lawCannotBeWaived = "E309"
    case unknownVerdict = "E310"
    case malformedParameter = "E311"
    case unknownExtension = "E312"
    case unknownStrengthened = "E313"
    case weakerRule = "E314"
    case loosenedParameter = "E315"

    case unknownFact = "E401"
    case wrongFact = "E402"
    case unknownChoice = "E403"
    case factGivenTwice = "E404"
    case irrelevantFact = "E405"

    case unknownType = "E501"
    case circularRelevance = "E502"

    case failedExample = "E601"
    case missingExample = "W602"
    case parameterStartsLate = "W603"
    case deadRule = "W604"
    case unbreakableRule = "W605"
    case impossibleRule = "W606"
    case needlessRule = "W607"
    case contradictoryRules = "W608"
    case analysisGivenUp = "W609"
    case survivingMutant = "W610"

    /// Whether it only deserves a look.
    public var isWarning: Bool { rawValue.utf8.first == UInt8(ascii: "W") }
}
