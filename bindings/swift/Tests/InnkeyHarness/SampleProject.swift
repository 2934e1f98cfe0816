import Foundation

/// A small project, made here: two functions, two pages, a picture.
public enum SampleProject {
    public static let name = "Casa Prova"
    public static let functions = ["Flat", "Outside"]

    public static func write(to folder: URL, pictureBytes: Int) throws {
        let images = folder.appendingPathComponent("images")
        try FileManager.default.createDirectory(at: images, withIntermediateDirectories: true)
        try Data(repeating: 7, count: 50_000).write(to: images.appendingPathComponent("cover.jpg"))
        try noise(pictureBytes).write(to: images.appendingPathComponent("garden.jpg"))
        try Data(json.utf8).write(to: folder.appendingPathComponent("project.json"))
    }

    /// Bytes that repeat nothing, else little of them would have to be fetched.
    private static func noise(_ count: Int) throws -> Data {
        let random = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/dev/urandom"))
        return try random.read(upToCount: count) ?? Data()
    }

    private static let json = """
        {
          "format": 1, "id": "01935e2a-0000-7000-8000-0000000000c1", "name": "\(name)", "otp": true,
          "cover": "images/cover.jpg",
          "functions": [
            { "id": "flat", "name": "Flat", "pages": [
              { "id": "living", "name": "Living room", "objects": [
                { "id": "lamp", "type": "dimmer", "name": "Lamp", "level": 40 }] }] },
            { "id": "outside", "name": "Outside", "icon": "garden", "pages": [
              { "id": "garden", "name": "Garden", "picture": "images/garden.jpg", "objects": [
                { "id": "gate", "type": "switch", "name": "Gate", "on": false }] }] }]
        }
        """
}
