//! The choice of services: only their specs are read.

use std::collections::BTreeSet;

use crate::diagnostics::{Levels, Source, Sources, codes, nearest};
use crate::naming;

/// Returns the specs of the chosen services, with the files that they share with others.
///
/// Each choice is the name of a service, such as `im`, or a feature: `feishu-im` for the service of
/// one vendor, `feishu` for all services of a vendor.
///
/// # Errors
/// A message, if a choice names no service, or if there is no choice.
pub(crate) fn select(sources: &Sources, chosen: &[String]) -> Result<Sources, String> {
    let known: Vec<Known<'_>> = sources.iter().filter_map(|(file, _)| Known::of(&sources.steps(file))).collect();
    if chosen.is_empty() {
        return Err(format!("services: the list chooses nothing: name services, or remove it ({})", list(&known)));
    }
    for choice in chosen {
        if !known.iter().any(|known| known.is_called(choice)) {
            return Err(unknown(choice, &known));
        }
    }
    let is_chosen = |known: &&Known<'_>| chosen.iter().any(|choice| known.is_called(choice));
    let operations: Vec<&[&str]> = known.iter().filter(is_chosen).map(|known| known.steps.as_slice()).collect();
    let is_kept = |steps: &[&str]| match steps {
        [folder @ .., "vendor" | "service"] => operations.iter().any(|operation| operation.starts_with(folder)),
        steps => operations.iter().any(|operation| *operation == steps),
    };
    let kept = sources.iter().filter(|(file, _)| is_kept(&sources.steps(*file)));
    Ok(Sources::new(sources.root.clone(), kept.map(|(_, source)| source.clone()).collect::<Vec<Source>>()))
}

/// Turns off the finding for types that no operation uses, because operations may be left out.
pub(crate) fn without_unused_types(mut levels: Levels) -> Levels {
    levels.insert(codes::UNUSED_TYPE.name, None);
    levels
}

/// An operation with the names of its service.
struct Known<'a> {
    /// Steps of its path below the folder of all specs.
    steps: Vec<&'a str>,
    service: &'a str,
    features: [String; 2],
}

impl<'a> Known<'a> {
    /// Returns the operation of a file; `None` for a file that operations share.
    fn of(steps: &[&'a str]) -> Option<Self> {
        let is_operation = steps.len() > 1 && !matches!(steps.last(), Some(&("vendor" | "service")));
        is_operation.then(|| {
            let service = naming::service(&steps[1..]);
            let features = [naming::vendor_feature(steps[0]), naming::service_feature(steps[0], service)];
            Self { steps: steps.to_vec(), service, features }
        })
    }

    fn is_called(&self, choice: &str) -> bool {
        choice == self.service || self.features.iter().any(|feature| choice == feature)
    }
}

fn unknown(choice: &str, known: &[Known<'_>]) -> String {
    let features = known.iter().flat_map(|known| known.features.iter().map(String::as_str));
    let near = nearest(choice, known.iter().map(|known| known.service).chain(features));
    let guess = near.map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
    format!("services: there is no service `{choice}`{guess} ({})", list(known))
}

/// Returns the known services in words.
fn list(known: &[Known<'_>]) -> String {
    let names: BTreeSet<String> = known.iter().map(|known| format!("`{}`", known.service)).collect();
    match names.len() {
        0 => "the specs have no operations".to_owned(),
        _ => format!("the specs have {}", names.into_iter().collect::<Vec<_>>().join(", ")),
    }
}
