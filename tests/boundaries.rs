//! The rules of the house: what must never see what, and how every file begins and ends.

mod files;
mod generated;
mod packages;
mod rust;
mod stages;
