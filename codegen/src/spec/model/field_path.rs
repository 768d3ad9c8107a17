//! Dotted paths through the members of objects.

use super::field::{Field, Type};
use super::scope::Scope;
use super::ty::Ty;
use crate::diagnostics::nearest;

/// The fields along a path, with the last one.
pub type FieldPath<'a> = Vec<&'a Field>;

/// The first step of a path that does not exist.
#[derive(Clone, Debug)]
pub struct UnknownStep<'a, 'p> {
    /// Fields before that step.
    pub above: FieldPath<'a>,
    /// Name that does not exist.
    pub name: &'p str,
    /// Names that exist at that point; empty if the last field is not an object with named members.
    pub known: Vec<&'a str>,
}

impl UnknownStep<'_, '_> {
    /// Returns the path with the most similar name that exists, if one is similar enough.
    #[must_use]
    pub fn nearest(&self) -> Option<String> {
        let known = nearest(self.name, self.known.iter().copied())?;
        let above = self.above.iter().map(|field| field.name.as_str());
        Some(above.chain([known]).collect::<Vec<_>>().join("."))
    }
}

impl<'a> Scope<'a> {
    /// Follows a dotted path through objects, from `fields` down.
    ///
    /// A path cannot pass through lists and maps. The name of a field can contain dots itself.
    ///
    /// # Errors
    /// [`UnknownStep`] at the first name that does not exist.
    pub fn follow<'p>(
        &self,
        fields: impl Iterator<Item = &'a Field>,
        path: &'p str,
    ) -> Result<FieldPath<'a>, UnknownStep<'a, 'p>> {
        let fields: Vec<&'a Field> = fields.collect();
        if let Some(field) = fields.iter().find(|field| field.name == path) {
            return Ok(vec![field]);
        }
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        let Some(field) = fields.iter().find(|field| field.name == first && !rest.is_empty()) else {
            return Err(UnknownStep {
                above: Vec::new(),
                name: first,
                known: fields.iter().map(|field| &*field.name).collect(),
            });
        };
        let (members, scope) = match self.object(&field.ty) {
            Some((ty, scope)) => (ty.fields.iter(), scope),
            None => ([].iter(), self.clone()),
        };
        match scope.follow(members, rest) {
            Ok(fields) => Ok([vec![*field], fields].concat()),
            Err(unknown) => Err(UnknownStep { above: [vec![*field], unknown.above].concat(), ..unknown }),
        }
    }

    /// Returns the object type of a field, with the scope of its declaration.
    #[must_use]
    pub fn object(&self, ty: &Ty) -> Option<(&'a Type, Self)> {
        let Ty::Named(name) = ty else { return None };
        let (home, ty) = self.find(name)?;
        Some((ty, self.shared(home)))
    }
}
