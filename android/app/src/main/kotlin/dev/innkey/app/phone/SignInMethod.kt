package dev.innkey.app.phone

/** What a person signs in with. */
enum class SignInMethod { CODE, PASSWORD }
