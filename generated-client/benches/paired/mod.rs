//! Paired measurements of CPU time in one run.

use crate::server::Failure;
use crate::short::is_short;
use cpu_time::ProcessTime;
use std::time::Duration;

/// The number of rounds of a full run.
const ROUNDS: usize = 3;

/// The size of a run.
pub struct Size {
    pub rounds: usize,
    /// The divisor of the amounts.
    pub divisor: usize,
    pub is_short: bool,
}

impl Size {
    /// Returns the size that the environment requests.
    pub fn read() -> Self {
        if is_short() {
            Self { rounds: 1, divisor: 20, is_short: true }
        } else {
            Self { rounds: ROUNDS, divisor: 1, is_short: false }
        }
    }
}

/// A piece of work that is measured, which returns the number of its results.
pub type Work<'a> = &'a dyn Fn() -> Result<usize, Failure>;

/// Alternates both, so that other load on the machine affects them equally, and prints the ratios.
pub fn compare(title: &str, size: &Size, one: Work<'_>, other: Work<'_>) -> Result<(), Failure> {
    let mut ratios = Vec::new();
    for _ in 0..size.rounds {
        let (one, other) = (measure(one)?, measure(other)?);
        let ratio = one.as_secs_f64() / other.as_secs_f64();
        println!("{title}: {one:.2?} and {other:.2?} of CPU, ratio {ratio:.3}");
        ratios.push(ratio);
    }
    ratios.sort_unstable_by(f64::total_cmp);
    println!("{title}: median ratio {:.3}", ratios[ratios.len() / 2]);
    Ok(())
}

/// Returns the CPU time of this process during `work`, in all of its threads.
fn measure(work: Work<'_>) -> Result<Duration, Failure> {
    let start = ProcessTime::now();
    let results = work()?;
    let time = start.elapsed();
    assert!(results > 0, "results");
    Ok(time)
}
