//! Names of operations: the name of another call, or of a folder, gets an addition.

use std::collections::BTreeSet;

use super::plan::Specs;
use crate::naming;

/// The operations of all specs, by the modules that they become.
pub(super) struct Names(BTreeSet<String>);

/// The path of a new file, and why its name has an addition.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct GivenName {
    pub(super) path: String,
    pub(super) why: Option<String>,
}

impl Names {
    pub(super) fn of(specs: &Specs) -> Self {
        let is_operation = |path: &&String| !path.ends_with("/vendor.yaml") && !path.ends_with("/service.yaml");
        Self(specs.keys().filter(is_operation).map(|path| modules(path)).collect())
    }

    /// Gives a name to a new file and takes it.
    ///
    /// The rules in their order, for a call `POST /keys/{id}`:
    ///
    /// - A free name stays.
    /// - Below an operation, the name of the operation precedes its own: `room.key` for `room`
    ///   becomes `room_key`.
    /// - A folder of operations gets the operation inside: `room.post`.
    /// - Of two calls with one name, one has its method, its parameter or a number: `key_post`,
    ///   `key_by_id`, `key_2`.
    pub(super) fn give(&mut self, path: &str, http: &str) -> GivenName {
        let (path, above) = self.beside_operations(path.trim_end_matches(".yaml"));
        let (method, url) = http.split_once(' ').unwrap_or((http, ""));
        let method = method.to_lowercase();
        let parameter = url.rsplit('{').next().and_then(|rest| rest.split_once('}'));
        let parameter = parameter.map(|(name, _)| format!("{path}_by_{}", naming::file(&naming::module(name))));
        let is_folder = self.is_folder(&path);
        let others = [is_folder.then(|| format!("{path}/{method}")), Some(format!("{path}_{method}")), parameter];
        let numbered = (2..).map(|number| format!("{path}_{number}"));
        let mut names = std::iter::once(path.clone()).chain(others.into_iter().flatten()).chain(numbered);
        let name = names.find(|name| self.is_free(name)).unwrap_or_else(|| path.clone());
        let dotted = |path: &str| path.split('/').skip(1).collect::<Vec<_>>().join(".");
        let why = if name == path {
            above.map(|above| format!("`{}` is an operation, so it cannot be a folder.", dotted(&above)))
        } else if is_folder {
            Some(format!("`{}` is a folder of operations, so it cannot be one.", dotted(&path)))
        } else {
            Some(format!("Another call has the name `{}`.", dotted(&path)))
        };
        self.0.insert(modules(&name));
        GivenName { path: format!("{name}.yaml"), why }
    }

    /// Gives a name to the file of an event and takes it.
    ///
    /// A second page of one type has the project and version of its address behind the name, or a
    /// number.
    pub(super) fn give_event(&mut self, path: &str, url: &str) -> GivenName {
        let path = path.trim_end_matches(".yaml");
        let is_project = |step: &&str| step.rsplit_once("-v").is_some_and(|(_, rest)| rest.parse::<u32>().is_ok());
        let project = url.split('/').find(is_project).map(|step| format!("{path}_{}", naming::module(step)));
        let numbered = (2..).map(|number| format!("{path}_{number}"));
        let mut names = std::iter::once(path.to_owned()).chain(project).chain(numbered);
        let name = names.find(|name| self.is_free(name)).unwrap_or_else(|| path.to_owned());
        let why = (name != path).then(|| "Another page describes the event.".to_owned());
        self.0.insert(modules(&name));
        GivenName { path: format!("{name}.yaml"), why }
    }

    /// Returns a path that is below no operation, and the operation that it was below.
    fn beside_operations(&self, path: &str) -> (String, Option<String>) {
        let mut steps: Vec<String> = path.split('/').map(ToOwned::to_owned).collect();
        let mut above = None;
        let mut at = 1;
        while at + 1 < steps.len() {
            let operation = steps[..=at].join("/");
            if self.0.contains(&modules(&operation)) {
                let below = steps.remove(at + 1);
                steps[at] = format!("{}_{below}", steps[at]);
                above.get_or_insert(operation);
            } else {
                at += 1;
            }
        }
        (steps.join("/"), above)
    }

    fn is_free(&self, path: &str) -> bool {
        !self.0.contains(&modules(path)) && !self.is_folder(path)
    }

    fn is_folder(&self, path: &str) -> bool {
        let folder = format!("{}/", modules(path));
        self.0.range(folder.clone()..).next().is_some_and(|operation| operation.starts_with(&folder))
    }
}

/// Returns the path of the module that a file becomes.
fn modules(path: &str) -> String {
    let steps = path.trim_end_matches(".yaml").split('/').map(naming::module);
    steps.collect::<Vec<_>>().join("/")
}

#[cfg(test)]
mod tests {
    use super::{GivenName, Names, Specs};

    fn given(there: &[&str], path: &str, http: &str) -> (String, bool) {
        let specs: Specs = there.iter().map(|path| ((*path).to_owned(), String::new())).collect();
        let GivenName { path, why } = Names::of(&specs).give(path, http);
        (path, why.is_some())
    }

    #[test]
    fn each_call_has_a_name_of_its_own() {
        let rows: [(&[&str], &str, &str, bool); 8] = [
            (&[], "a/room/key.yaml", "a/room/key.yaml", false),
            (&["a/room/key.yaml"], "a/room/key.yaml", "a/room/key_post.yaml", true),
            (&["a/room/key.yaml", "a/room/keyPost.yaml"], "a/room/key.yaml", "a/room/key_by_room_id.yaml", true),
            (
                &["a/key.yaml", "a/key_post.yaml", "a/key_by_room_id.yaml", "a/key_2.yaml"],
                "a/key.yaml",
                "a/key_3.yaml",
                true,
            ),
            (&["a/room/key/open.yaml"], "a/room/key.yaml", "a/room/key/post.yaml", true),
            (&["a/room/key.yaml"], "a/room/key/open/all.yaml", "a/room/key_open/all.yaml", true),
            (&["a/room.yaml", "a/room_key.yaml"], "a/room/key/open.yaml", "a/room_key_open.yaml", true),
            (&["a/vendor.yaml", "a/room/service.yaml"], "a/room.yaml", "a/room.yaml", false),
        ];
        for (there, path, name, is_changed) in rows {
            assert_eq!(given(there, path, "POST /keys/{roomId}"), (name.to_owned(), is_changed), "{there:?}");
        }
    }
}
