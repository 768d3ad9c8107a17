//! The macro by which a generated enum lists its kinds.

/// Implements [`StreamEvent`](crate::stream::StreamEvent) for an enum with the variant `Other`.
///
/// ```text
/// events!(AskEvent { Text = "3", Cost = "4" });
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! __events {
    ($name:ident { $($variant:ident = $kind:literal),* $(,)? }) => {
        impl $crate::stream::StreamEvent for $name {
            #[inline]
            fn of(kind: &str) -> ::std::option::Option<Self> {
                match kind {
                    $($kind => ::std::option::Option::Some(Self::$variant(::std::default::Default::default())),)*
                    _ => ::std::option::Option::None,
                }
            }

            #[inline]
            fn other(event: $crate::Value) -> Self {
                Self::Other(event)
            }

            #[inline]
            fn data(&mut self) -> &mut dyn $crate::__private::Decode {
                match self {
                    $(Self::$variant(data) => data,)*
                    Self::Other(event) => event,
                }
            }
        }
    };
}
