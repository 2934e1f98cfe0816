//! Tables of customers: any bytes that a host takes for CSV.

#![no_main]

use innkey_fuzz::import::import_well;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| import_well(bytes));
