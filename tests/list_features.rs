//! Prints the features of a package, one on each line.
//!
//! `.ci/run` checks each of them alone. The argument is the package's `Cargo.toml`.

#[path = "services/package_features.rs"]
mod package_features;

use std::error::Error;
use std::path::Path;

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = std::env::args().nth(1).ok_or("no argument: name a Cargo.toml")?;
    for feature in package_features::features(Path::new(&manifest))?.keys() {
        println!("{feature}");
    }
    Ok(())
}
