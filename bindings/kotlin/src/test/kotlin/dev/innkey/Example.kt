package dev.innkey

suspend fun beAGuest(
    engine: InnkeyEngine,
    scanned: String,
    code: String,
) {
    val casa = engine.addLink(scanned)
    casa.download { println("${it.bytes} of ${it.total} bytes") }
    try {
        val guest = casa.signInWithCode(code, name = null, device = "Maria's phone").account
        println("Welcome, ${guest.name}!")
    } catch (error: InnkeyException) {
        println(error.message)
        if (error.nextStep() == NextStep.AskHost) println("The host can make a new code.")
    }
    for (function in casa.open("de").functions) println(function.name)
}
