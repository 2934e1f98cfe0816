//! ZXing-C++, in a Python process of its own.

use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
};

use serde::Deserialize;

use crate::{Result, reading::Reading};

/// The other reader; ends with this value.
pub struct Peer {
    process: Child,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
}

#[derive(Deserialize)]
struct Answer {
    ns: u64,
    texts: Vec<String>,
}

impl Peer {
    /// Starts `script` with a Python that has `zxingcpp`.
    pub fn start(python: &Path, script: &Path) -> Result<Self> {
        let mut process = Command::new(python)
            .arg(script)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", python.display()))?;
        let input = process.stdin.take().ok_or("no input")?;
        let output = BufReader::new(process.stdout.take().ok_or("no output")?);
        Ok(Self { process, input, output })
    }

    /// What it reads in a file of brightness, and how long that took.
    pub fn read(&mut self, plane: &Path, width: usize, height: usize) -> Result<Reading> {
        writeln!(self.input, "{}\t{width}\t{height}", plane.display())?;
        let mut line = String::new();
        if self.output.read_line(&mut line)? == 0 {
            return Err("the peer has ended; its message is above".into());
        }
        let answer: Answer = serde_json::from_str(&line)?;
        let texts = answer.texts.iter().map(|text| bytes(text)).collect::<Result<_>>()?;
        Ok(Reading { ms: answer.ns as f64 / 1e6, texts })
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Bytes from hexadecimal digits.
fn bytes(hex: &str) -> Result<Vec<u8>> {
    (0..hex.len() / 2).map(|at| Ok(u8::from_str_radix(&hex[2 * at..2 * at + 2], 16)?)).collect()
}
