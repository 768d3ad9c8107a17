//! Dotted paths through the members of objects.

use super::field::{Field, Type};
use super::scope::Scope;
use super::ty::Ty;

/// The fields that a path leads through, the last one included.
pub type FieldPath<'a> = Vec<&'a Field>;

/// Where a path gets lost.
#[derive(Clone, Debug)]
pub struct UnknownStep<'a, 'p> {
    /// The fields that lead there.
    pub way: FieldPath<'a>,
    /// The name that is not there.
    pub name: &'p str,
    /// The names that are; none where the last field is no object with named members.
    pub known: Vec<&'a str>,
}

impl<'a> Scope<'a> {
    /// Follows a dotted path from `fields` down through objects; lists and maps end it. A field whose name has a dot
    /// is found too.
    ///
    /// # Errors
    /// Where a name is not there, says which are.
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
                way: Vec::new(),
                name: first,
                known: fields.iter().map(|field| &*field.name).collect(),
            });
        };
        let (members, scope) = match self.object(&field.ty) {
            Some((ty, scope)) => (ty.fields.iter(), scope),
            None => ([].iter(), self.clone()),
        };
        match scope.follow(members, rest) {
            Ok(way) => Ok([vec![*field], way].concat()),
            Err(lost) => Err(UnknownStep { way: [vec![*field], lost.way].concat(), ..lost }),
        }
    }

    /// The object type that a field is of, and what is seen from it.
    #[must_use]
    pub fn object(&self, ty: &Ty) -> Option<(&'a Type, Self)> {
        let Ty::Named(name) = ty else { return None };
        let (home, ty) = self.find(name)?;
        Some((ty, self.shared(home)))
    }
}
