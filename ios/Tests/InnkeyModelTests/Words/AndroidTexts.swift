import Foundation

@testable import InnkeyModel

#if canImport(FoundationXML)
import FoundationXML
#endif

extension Texts {
    /// The texts of the Android app: all `strings*.xml` under its folder of resources.
    init(android folder: URL) throws {
        for language in Language.allCases {
            let values = folder.appending(path: language == .english ? "values" : "values-\(language.rawValue)")
            let files = try FileManager.default.contentsOfDirectory(atPath: values.path).sorted()
            for file in files where file.hasPrefix("strings") {
                let reader = AndroidReader(try Data(contentsOf: values.appending(path: file)))
                try reader.read()
                phrases[language, default: [:]].merge(reader.phrases) { first, _ in first }
                untranslated.formUnion(reader.untranslated)
            }
        }
    }
}

/// Reads the `string` and `plurals` of one file.
final class AndroidReader: NSObject, XMLParserDelegate {
    private(set) var phrases: [String: Phrase] = [:]
    private(set) var untranslated: Set<String> = []
    private let data: Data
    private var key = ""
    private var quantity = "other"
    private var forms: [String: String] = [:]
    private var text = ""

    init(_ data: Data) {
        self.data = data
    }

    func read() throws {
        let parser = XMLParser(data: data)
        parser.delegate = self
        if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
    }

    func parser(
        _ parser: XMLParser, didStartElement element: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        text = ""
        switch element {
        case "string", "plurals":
            (key, quantity, forms) = (attributes["name"] ?? "", "other", [:])
            if attributes["translatable"] == "false" { untranslated.insert(key) }
        case "item":
            quantity = attributes["quantity"] ?? ""
        default:
            break
        }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        text += string
    }

    func parser(_ parser: XMLParser, didEndElement element: String, namespaceURI: String?, qualifiedName: String?) {
        if element == "string" || element == "item" { forms[quantity] = asOnIos(text) }
        if element == "string" || element == "plurals" { phrases[key] = Phrase(forms: forms) }
    }

    private func asOnIos(_ text: String) -> String {
        text.replacing(/%(\d+)\$s/) { "%\($0.1)$@" }
            .replacing(/%(\d+)\$d/) { "%\($0.1)$lld" }
            .replacing(/\\(.)/) { $0.1 == "n" ? "\n" : String($0.1) }
    }
}
