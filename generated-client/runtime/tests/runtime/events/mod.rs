//! Events that a vendor pushes: verification, repeats, faults and responses.

mod faults;
mod memory;
mod reading;
mod sample;
mod vectors;
