//! The macro by which a generated type lists its fields.

/// Implements the traits of a generated type from one list of its fields.
///
/// ```text
/// fields!(sent Close { id = "roomId", reason });
/// fields!(sent default List { page_size, page_token });
/// fields!(received CloseResponse { told, state } values { "state": ["open", "closed"] });
/// fields!(sent received Plan { rows } json_text ["rows"]);
/// ```
///
/// - `sent`: requests contain the type. `default`: no field is required.
/// - `received`: responses contain the type. It has a default value.
/// - `id = "roomId"`: the field `id` has this key on the wire. Other keys equal their fields.
/// - `values`: documented values by key. `json_text`: keys whose values are JSON text in a string.
///
/// Debug output and equality use the list too, and so do serde's traits with the feature `serde`.
#[doc(hidden)]
#[macro_export]
macro_rules! __fields {
    (sent $name:ident { $($field:ident $(= $key:literal)?),* $(,)? }) => {
        $crate::__encode!($name { $($field $(= $key)?),* });
        $crate::__stored!(required $name { $($field $(= $key)?),* });
    };
    (sent default $name:ident { $($field:ident $(= $key:literal)?),* $(,)? }) => {
        $crate::__encode!($name { $($field $(= $key)?),* });
        $crate::__stored!(optional $name { $($field $(= $key)?),* });
    };
    (sent received $name:ident { $($field:ident $(= $key:literal)?),* $(,)? } $($facts:tt)*) => {
        $crate::__encode!($name { $($field $(= $key)?),* });
        $crate::__object!($name { $($field $(= $key)?),* } $($facts)*);
        $crate::__stored!(received $name);
    };
    (received $name:ident { $($field:ident $(= $key:literal)?),* $(,)? } $($facts:tt)*) => {
        $crate::__object!($name { $($field $(= $key)?),* } $($facts)*);
        $crate::__stored!(received $name);
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug_received(self, f)
            }
        }
        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__private::equal_received(self, other)
            }
        }
    };
}

/// Implements encoding, debug output and equality of a type that is sent.
#[doc(hidden)]
#[macro_export]
macro_rules! __encode {
    ($name:ident { $($field:ident $(= $key:literal)?),* }) => {
        impl $crate::__private::Encode for $name {
            #[inline]
            fn encode(&self) -> $crate::__private::Json<'_> {
                $crate::__private::Json::members([$(($crate::__key!($field $(= $key)?), &self.$field)),*])
            }
        }
        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                $crate::__private::debug(self, f)
            }
        }
        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                $crate::__private::equal(self, other)
            }
        }
    };
}

/// Implements the list of fields of a type that is read.
#[doc(hidden)]
#[macro_export]
macro_rules! __object {
    (
        $name:ident { $($field:ident $(= $key:literal)?),* }
        $(values { $($listed:literal: [$($value:literal),* $(,)?]),* $(,)? })?
        $(json_text [$($text:literal),* $(,)?])?
        $(needs_all $needs_all:literal)?
    ) => {
        impl $crate::__private::Object for $name {
            #[inline]
            fn fields(&mut self) -> $crate::__private::FieldsByKey<'_> {
                $crate::__private::FieldsByKey::new([
                    $(($crate::__key!($field $(= $key)?), &mut self.$field)),*
                ])
            }
            $(
                #[inline]
                fn values(&self) -> $crate::__private::ValuesByKey {
                    &[$(($listed, &[$($value),*])),*]
                }
            )?
            $(
                #[inline]
                fn json_texts(&self) -> &'static [&'static str] {
                    &[$($text),*]
                }
            )?
            $(
                #[inline]
                fn needs_all(&self) -> bool {
                    $needs_all
                }
            )?
        }
    };
}

/// Returns the key of a field: the one that is given, or the name of the field.
#[doc(hidden)]
#[macro_export]
macro_rules! __key {
    ($field:ident = $key:literal) => {
        $key
    };
    ($field:ident) => {
        ::std::stringify!($field)
    };
}

/// Implements serde's traits, if the feature `serde` is on.
///
/// A type that is only sent needs a list of fields to be read into, and a value to begin with.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __stored {
    (required $name:ident { $($field:ident $(= $key:literal)?),* }) => {
        impl $crate::__private::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self { $($field: $crate::__private::Blank::blank()),* }
            }
        }
        // A type that contains itself is in a box.
        impl $crate::__private::Blank for ::std::boxed::Box<$name> {
            #[inline]
            fn blank() -> Self {
                Self::new($crate::__private::Blank::blank())
            }
        }
        $crate::__stored!(optional $name { $($field $(= $key)?),* });
    };
    (optional $name:ident { $($field:ident $(= $key:literal)?),* }) => {
        $crate::__object!($name { $($field $(= $key)?),* } needs_all true);
        $crate::__stored!(received $name);
    };
    (received $name:ident) => {
        impl $crate::serde::Serialize for $name {
            #[inline]
            fn serialize<S: $crate::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                $crate::__private::serialize(&mut ::std::clone::Clone::clone(self), serializer)
            }
        }
        impl<'de> $crate::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: $crate::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                let mut object = $crate::__private::Blank::blank();
                $crate::__private::deserialize(&mut object, deserializer)?;
                ::std::result::Result::Ok(object)
            }
        }
    };
}

/// Implements nothing, as the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __stored {
    ($($anything:tt)*) => {};
}
