//! Files of earlier runs that are up to date, because they were made from the same model.

use std::collections::BTreeMap;

use crate::diagnostics::Source;
use crate::memo::{Digest, Memo};
use crate::naming;
use crate::rust::emit::Options;
use crate::rust::ir;

/// The results of earlier runs, and whether their files are still there.
pub struct Known<'a> {
    /// The results.
    pub memo: &'a mut Memo,
    /// Whether the file at a path still has the text with this digest.
    pub is_intact: &'a dyn Fn(&str, Digest) -> bool,
}

/// The model of a file.
pub(super) struct Model {
    digest: Digest,
    /// The digest of the file's text, if the file is up to date.
    pub(super) text: Option<Digest>,
}

/// The models of files, by the paths of the files.
pub(super) type Models = BTreeMap<String, Model>;

impl Known<'_> {
    /// Marks the files of operations and shared types that are up to date. Returns all models.
    ///
    /// Such a file depends on its own part of the model and on the options alone.
    pub(super) fn mark(&mut self, library: &mut ir::Library, options: &Options) -> Models {
        let (options, mut models) = (Digest::of_model(options), Models::new());
        let is_on = self.memo.is_on();
        for vendor in library.vendors.iter_mut().filter(|_| is_on) {
            self.mark_group(&mut vendor.root, "", options, &mut models);
        }
        models
    }

    fn mark_group(&mut self, group: &mut ir::Group, folder: &str, options: Digest, models: &mut Models) {
        let folder = format!("{folder}/{}", naming::file(&group.module));
        for inner in &mut group.groups {
            self.mark_group(inner, &folder, options, models);
        }
        for operation in &mut group.operations {
            let digest = Digest::of([Digest::of_model(operation), options]);
            let path = |root: &str| format!("{root}{folder}/{}.rs", naming::file(&operation.method));
            let client = self.is_kept(path("generated"), digest, models);
            let example = !operation.examples.is_empty() && self.is_kept(path("examples"), digest, models);
            operation.kept = ir::Kept { client, example };
        }
        for event in group.events.iter_mut().flat_map(|events| &mut events.pages) {
            let digest = Digest::of([Digest::of_model(event), options]);
            let path = format!("generated{folder}/events/{}.rs", naming::file(&event.module));
            event.is_kept = self.is_kept(path, digest, models);
        }
        if !group.types.is_empty() {
            let ir::Group { types, types_constants, vendor_alias, folder: modules, types_origin, .. } = &*group;
            let digest = Digest::of_model(&(types, types_constants, vendor_alias, modules, types_origin));
            let digest = Digest::of([digest, options]);
            group.keeps_types = self.is_kept(format!("generated{folder}/types.rs"), digest, models);
        }
        if !group.constants.is_empty() {
            let digest = Digest::of([Digest::of_model(&(&group.constants, &group.origin)), options]);
            let path = format!("generated{folder}/{}.rs", naming::SHARED_CONSTANTS);
            group.keeps_constants = self.is_kept(path, digest, models);
        }
    }

    /// Whether the file at a path is up to date. Adds its model to the others.
    fn is_kept(&mut self, path: String, digest: Digest, models: &mut Models) -> bool {
        let made = self.memo.get::<(Digest, Digest)>(key(&path)).filter(|(known, _)| *known == digest);
        let text = made.map(|(_, text)| text).filter(|text| (self.is_intact)(&path, *text));
        models.insert(path, Model { digest, text });
        text.is_some()
    }

    /// Keeps the digests of the files that this run has made.
    pub(super) fn keep(&mut self, made: &[Source], models: &Models) {
        for Source { path, text } in made {
            if let Some(model) = models.get(path) {
                self.memo.put(key(path), &(model.digest, Digest::of([text])));
            }
        }
    }
}

fn key(path: &str) -> Digest {
    Digest::of(["output", path])
}
