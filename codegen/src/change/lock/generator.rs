//! Which generator made a client last.

use semver::Version;

use super::read::LockFile;
use crate::diagnostics::{Report, codes};

/// Warns of a generator that is older than the one that made the client; `shown` is the path of the lock file.
pub fn check_generator(known: &LockFile, generator: &str, shown: &str, report: &mut Report) {
    let newer = &known.generator;
    if Version::parse(generator).is_ok_and(|own| *newer > own) {
        let message = format!("{shown} was written by codegen {newer}, which is newer than this one, {generator}");
        report.add_folder(&codes::OLDER_GENERATOR, message).help(format!(
            "go on with codegen {newer} or a newer one; what this one writes may lack what {newer} knows"
        ));
    }
}
