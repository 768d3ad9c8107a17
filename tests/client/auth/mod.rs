//! Credentials: tokens, signatures, domains, and secrets that are never printed.

mod editions;
mod secrets;
mod signature;
mod store_apps;
mod tokens;
