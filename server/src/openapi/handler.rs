//! What a handler's signature and docstring say.

use std::any::type_name;

use super::{answers::Answers, arguments::Argument, operation::Operation, schemas::Schemas};

/// A function whose arguments and answer describe themselves; `D` is its signature.
pub trait Described<D> {
    /// Notes all that they say.
    fn describe(operation: &mut Operation, schemas: &mut Schemas);
}

macro_rules! described {
    ($($argument:ident),*) => {
        impl<F, A, $($argument),*> Described<($($argument,)*)> for F
        where
            F: AsyncFn($($argument),*) -> A,
            A: Answers,
            $($argument: Argument,)*
        {
            fn describe(operation: &mut Operation, schemas: &mut Schemas) {
                operation.is_done_by(type_name::<F>());
                $($argument::describe(operation, schemas);)*
                A::describe(operation, schemas);
            }
        }
    };
}
described!();
described!(A1);
described!(A1, A2);
described!(A1, A2, A3);
described!(A1, A2, A3, A4);
