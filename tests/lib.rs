//! Nothing: this package is its one test, `main.rs`.
