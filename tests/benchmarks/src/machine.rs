//! What it was measured on.

use std::fs;

/// One line about the machine, from Linux' own files; what cannot be read is left out.
pub fn describe() -> String {
    let read = |file: &str| fs::read_to_string(file).unwrap_or_default();
    let after = |text: &str, key: &str| {
        let line = text.lines().find(|line| line.starts_with(key))?;
        Some(line[key.len()..].trim_matches([' ', '\t', ':', '=', '"']).to_owned())
    };
    let cores = std::thread::available_parallelism().map_or(0, usize::from);
    let memory = after(&read("/proc/meminfo"), "MemTotal").unwrap_or_default();
    let memory: f64 = memory.trim_end_matches(" kB").parse().unwrap_or(0.0);
    let parts = [
        after(&read("/proc/cpuinfo"), "model name"),
        Some(format!("{cores} cores")),
        Some(format!("{:.0} GiB", memory / 1024.0 / 1024.0)),
        after(&read("/etc/os-release"), "PRETTY_NAME"),
        Some(format!("Linux {}", read("/proc/sys/kernel/osrelease").trim())),
        Some(format!(
            "load at the start {}",
            read("/proc/loadavg").split(' ').next().unwrap_or("?")
        )),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
