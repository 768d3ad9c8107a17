//! Prints the features of a package, one on each line, as `cargo metadata` lists them.
//!
//! `.ci/run` checks each of them alone. The argument is the package's `Cargo.toml`.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

fn main() -> Result<(), Box<dyn Error>> {
    let manifest = std::env::args().nth(1).ok_or("no argument: name a Cargo.toml")?;
    for feature in features(Path::new(&manifest))? {
        println!("{feature}");
    }
    Ok(())
}

/// Returns the names of a package's features, without the implicit ones of dependencies.
fn features(manifest: &Path) -> Result<Vec<String>, Box<dyn Error>> {
    let manifest = fs::canonicalize(manifest)?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["metadata", "--format-version", "1", "--no-deps", "--offline", "--manifest-path"]).arg(&manifest);
    let printed = cargo.output()?;
    if !printed.status.success() {
        return Err(String::from_utf8_lossy(&printed.stderr).into());
    }
    let metadata: serde_json::Value = serde_json::from_slice(&printed.stdout)?;
    let packages = metadata["packages"].as_array().ok_or("no packages")?;
    let package = packages.iter().find(|package| package["manifest_path"].as_str() == manifest.to_str());
    let features = package.and_then(|package| package["features"].as_object()).ok_or("no package of this manifest")?;
    Ok(features.keys().cloned().collect())
}
