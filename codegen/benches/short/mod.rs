//! The length of a run.

/// Whether the environment requests a short run, which shows only that a benchmark works.
pub fn is_short() -> bool {
    std::env::var_os("BENCH_SHORT").is_some()
}
