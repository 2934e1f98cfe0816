//! What the command prints: results for people or as JSON, progress and failures beside them.

use std::{
    fmt::Display,
    fs::OpenOptions,
    io::{self, IsTerminal, Write},
    path::Path,
    process::ExitCode,
    time::Duration,
};

use comfy_table::{Table, presets};
use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;

use crate::failure::Failure;

/// How to print.
#[derive(Clone, Copy)]
pub struct Output {
    json: bool,
    colour: bool,
}

impl Output {
    /// JSON, or text for people: in colour on a terminal, if wanted.
    pub fn new(json: bool) -> Self {
        Self { json, colour: !json && colours_wanted() && io::stdout().is_terminal() }
    }

    /// Whether results are JSON.
    pub fn is_json(self) -> bool {
        self.json
    }

    /// Whether colours are shown.
    pub fn is_coloured(self) -> bool {
        self.colour
    }

    /// Prints a result: `value` as JSON, or what `text` makes of it.
    ///
    /// # Errors
    /// When standard output takes nothing (any more).
    pub fn result<T: Serialize>(
        self,
        value: &T,
        text: impl FnOnce(&T) -> String,
    ) -> Result<(), Failure> {
        let line = if self.json {
            serde_json::to_string(value).map_err(|error| Failure::not_done(error.to_string()))?
        } else {
            text(value)
        };
        Self::print(line)
    }

    /// Prints a line of a result.
    ///
    /// # Errors
    /// When standard output takes nothing (any more).
    pub fn print(line: impl Display) -> Result<(), Failure> {
        let done = writeln!(io::stdout(), "{line}");
        done.map_err(|error| Failure::not_done(format!("nothing can be printed: {error}")))
    }

    /// Writes a table to a file, readable by its owner only; `-` is standard output.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn file(self, path: &Path, content: &str, what: &str) -> Result<(), Failure> {
        if path == Path::new("-") {
            return Self::print(content.trim_end());
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let written = options.open(path).and_then(|mut file| file.write_all(content.as_bytes()));
        written.map_err(|error| {
            Failure::input(format!("{} cannot be written: {error}", path.display()))
        })?;
        self.result(&serde_json::json!({ "written": path }), |_| {
            format!("Wrote {} ({what}).", path.display())
        })
    }

    /// Prints a remark beside the results.
    pub fn remark(self, line: impl Display) {
        if !self.json {
            let _ = writeln!(io::stderr(), "{line}");
        }
    }

    /// Prints why the command was not done.
    pub fn failure(self, failure: &Failure) -> ExitCode {
        let mut stderr = io::stderr().lock();
        let _ = if self.json {
            let json = serde_json::json!({ "error": failure });
            writeln!(stderr, "{json}")
        } else {
            let mistakes = failure.mistakes.iter().map(|mistake| format!("\n  {mistake}"));
            let mistakes = mistakes.collect::<String>();
            let hint =
                failure.hint.as_ref().map(|hint| format!("\n  → {hint}")).unwrap_or_default();
            writeln!(stderr, "innkey: {}{mistakes}{hint}", failure.message)
        };
        failure.exit_code()
    }

    /// A bar over `total` bytes, on a terminal only.
    pub fn bar(self, total: u64) -> ProgressBar {
        if self.json || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let template =
            "{bar:32} {percent:>3} %  {bytes}/{total_bytes}  {bytes_per_sec}  {eta} left";
        let style =
            ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        let bar = ProgressBar::new(total).with_style(style.progress_chars("━╸─"));
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }

    /// A count of bytes, of which nobody knows how many come, on a terminal only.
    pub fn count(self) -> ProgressBar {
        if self.json || !io::stderr().is_terminal() {
            return ProgressBar::hidden();
        }
        let style = ProgressStyle::with_template("{spinner} {bytes}  {bytes_per_sec}")
            .unwrap_or_else(|_| ProgressStyle::default_spinner());
        let bar = ProgressBar::no_length().with_style(style);
        bar.enable_steady_tick(Duration::from_millis(100));
        bar
    }

    /// Text in an ANSI style, e.g. `1` for bold; plain without colours.
    pub fn styled(self, style: &str, text: impl Display) -> String {
        if self.colour { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_string() }
    }
}

/// Whether colours are welcome: not if `NO_COLOR` is set (<https://no-color.org>).
pub fn colours_wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
}

/// A table without lines.
pub fn table<const N: usize>(head: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::NOTHING).set_header(head.map(str::to_uppercase));
    table
}

/// A table as text, without the space at the ends of its lines.
pub fn lines(table: &Table) -> String {
    table
        .to_string()
        .lines()
        .map(|line| line.trim_end().trim_start_matches(' '))
        .collect::<Vec<_>>()
        .join("\n")
}

/// So many bytes in a unit that people read.
pub fn bytes(count: u64) -> String {
    indicatif::HumanBytes(count).to_string()
}
