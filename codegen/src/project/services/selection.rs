//! The choice of services, by the names that a project or a build script gives.

use std::collections::BTreeSet;

use crate::diagnostics::{Source, Sources, nearest};
use crate::naming;

/// Returns the features of the chosen services.
///
/// Each choice is the name of a service, such as `im`, or a feature: `feishu-im` for the service of
/// one vendor, `feishu` for all services of a vendor.
///
/// # Errors
/// A message, if a choice names no service, or if there is no choice.
pub(crate) fn choose(sources: &Sources, chosen: &[String]) -> Result<BTreeSet<String>, String> {
    let known = known(sources);
    if chosen.is_empty() {
        return Err(format!("services: the list chooses nothing: name services, or remove it ({})", list(&known)));
    }
    if let Some(choice) = chosen.iter().find(|choice| !known.iter().any(|known| known.is_called(choice))) {
        return Err(unknown(choice, &known));
    }
    let is_chosen = |known: &&Known<'_>| chosen.iter().any(|choice| known.is_called(choice));
    Ok(known.iter().filter(is_chosen).map(|known| known.feature().to_owned()).collect())
}

/// Returns the specs of services, with the files that they share with others.
pub(crate) fn specs_of(sources: &Sources, services: &BTreeSet<String>) -> Sources {
    let known = known(sources);
    let chosen = known.iter().filter(|known| services.contains(known.feature()));
    let operations: Vec<&[&str]> = chosen.map(|known| known.steps.as_slice()).collect();
    let is_kept = |steps: &[&str]| match steps {
        [folder @ .., "vendor" | "service"] => operations.iter().any(|operation| operation.starts_with(folder)),
        steps => operations.contains(&steps),
    };
    let kept = sources.iter().filter(|(file, _)| is_kept(&sources.steps(*file)));
    Sources::new(sources.root.clone(), kept.map(|(_, source)| source.clone()).collect::<Vec<Source>>())
}

fn known(sources: &Sources) -> Vec<Known<'_>> {
    sources.iter().filter_map(|(file, _)| Known::of(&sources.steps(file))).collect()
}

/// An operation with the names of its service.
struct Known<'a> {
    /// Steps of its path below the folder of all specs.
    steps: Vec<&'a str>,
    service: &'a str,
    /// Features of the vendor and of the service.
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

    fn feature(&self) -> &str {
        &self.features[1]
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
