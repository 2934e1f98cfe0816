/// What a person signs in with.
public enum SignInMethod: String, Sendable { case code, password }
