//! Asks for secrets without showing them; never takes them from the command line.

use std::io::{self, IsTerminal, Read};

use innkey_protocol::Secret;
use zeroize::Zeroizing;

use crate::failure::Failure;

/// Longest secret on standard input, in bytes.
const LIMIT: u64 = 64 * 1024;

/// Reads a secret: from standard input if told so, else at the terminal without echo.
pub fn secret(prompt: &str, from_stdin: bool, flag: &str) -> Result<Secret, Failure> {
    let text = if from_stdin {
        stdin()?
    } else if io::stdin().is_terminal() {
        let typed = rpassword::prompt_password(format!("{prompt}: "));
        Zeroizing::new(typed.map_err(|error| Failure::not_done(error.to_string()))?)
    } else {
        let message = format!("there is no terminal to ask for it ({prompt})");
        return Err(Failure::input(message).hint(format!("give it on standard input with {flag}.")));
    };
    Ok(Secret::new(text.trim_end_matches(['\r', '\n']).to_owned()))
}

/// Reads a new password, twice at the terminal.
pub fn new_password(from_stdin: bool) -> Result<Secret, Failure> {
    twice("New password", from_stdin, "--password-stdin")
}

/// Reads a secret that is made up now, twice at the terminal.
pub fn twice(prompt: &str, from_stdin: bool, flag: &str) -> Result<Secret, Failure> {
    let first = secret(prompt, from_stdin, flag)?;
    if !from_stdin && secret("Once more", false, flag)? != first {
        return Err(Failure::input("the two differ").hint("try again."));
    }
    Ok(first)
}

/// All of standard input as text.
pub fn stdin() -> Result<Zeroizing<String>, Failure> {
    let mut text = Zeroizing::new(String::new());
    let read = io::stdin().lock().take(LIMIT).read_to_string(&mut text);
    read.map_err(|error| Failure::input(format!("standard input cannot be read: {error}")))?;
    Ok(text)
}

/// Asks a question that is answered with yes or no.
pub fn yes(question: &str) -> Result<bool, Failure> {
    if !io::stdin().is_terminal() {
        return Ok(false);
    }
    eprint!("{question} [y/N] ");
    let mut answer = String::new();
    io::stdin().read_line(&mut answer).map_err(|error| Failure::not_done(error.to_string()))?;
    Ok(matches!(answer.trim().to_lowercase().as_str(), "y" | "yes"))
}
