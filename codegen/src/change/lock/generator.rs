//! The version of the generator that last wrote a client.

use semver::Version;

use super::read::LockFile;
use crate::diagnostics::{Report, codes};

/// Warns if this generator is older than the one that wrote the client.
///
/// `shown` is the displayed path of the lock file.
pub fn check_generator(known: &LockFile, generator: &str, shown: &str, report: &mut Report) {
    let newer = &known.generator;
    if Version::parse(generator).is_ok_and(|own| *newer > own) {
        let message =
            format!("{shown} was written by clientloom {newer}, which is newer than this version, {generator}");
        report.add_folder(&codes::OLDER_GENERATOR, message).help(format!(
            "use clientloom {newer} or a newer one; the output of this version may lack features of {newer}"
        ));
    }
}
