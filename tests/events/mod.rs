//! Events of an invented vendor, pushed to a receiver and read.

mod axum;
mod documented;
mod hyper;
mod receiver;
mod vendors;
