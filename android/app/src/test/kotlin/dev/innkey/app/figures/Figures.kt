package dev.innkey.app.figures

import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import java.io.File

/** What was measured: target/figures/NAME.json. Nothing fails because of it; docs/performance.md is where it is judged. */
object Figures {
    private val folder = File(System.getProperty("basedir") ?: ".", "target/figures")
    private val json = Json { prettyPrint = true }

    fun write(
        name: String,
        figures: Map<String, JsonElement>,
    ) {
        folder.mkdirs()
        File(folder, "$name.json").writeText(json.encodeToString(JsonElement.serializer(), JsonObject(figures)) + "\n")
    }
}
