//! The features of a package, from the metadata that cargo prints.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

/// Returns the features of the package with this `Cargo.toml`, each with what it enables.
pub(crate) fn features(manifest: &Path) -> Result<BTreeMap<String, Vec<String>>, Box<dyn Error>> {
    let manifest = fs::canonicalize(manifest)?;
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["metadata", "--format-version", "1", "--no-deps", "--offline", "--manifest-path"]).arg(&manifest);
    let printed = cargo.output()?;
    if !printed.status.success() {
        return Err(String::from_utf8_lossy(&printed.stderr).into());
    }
    let mut metadata: serde_json::Value = serde_json::from_slice(&printed.stdout)?;
    let packages = metadata["packages"].as_array_mut().ok_or("no packages")?;
    let mut packages = packages.iter_mut().filter(|package| package["manifest_path"].as_str() == manifest.to_str());
    let package = packages.next().ok_or("no package has this manifest")?;
    Ok(serde_json::from_value(package["features"].take())?)
}
