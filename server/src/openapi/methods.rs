//! Handlers by method, as axum has them, but with what is known of them.

use axum::{
    extract::DefaultBodyLimit,
    handler::Handler,
    routing::{MethodFilter, MethodRouter},
};

use tower_http::{CompressionLevel::Fastest, compression::CompressionLayer};

use super::{handler::Described, operation::Operation, schemas::Schemas};
use crate::state::State;

/// Notes in an operation all that a handler says about itself.
pub type Describe = fn(&mut Operation, &mut Schemas);

/// The handlers of a route.
pub struct Methods {
    pub(super) router: MethodRouter<State>,
    pub(super) described: Vec<(&'static str, Describe)>,
}

impl Methods {
    fn on<H, T, D>(mut self, filter: MethodFilter, name: &'static str, handler: H) -> Self
    where
        H: Handler<T, State> + Described<D>,
        T: 'static,
    {
        self.described.push((name, H::describe));
        Self { router: self.router.on(filter, handler), ..self }
    }

    /// With this limit to their bodies, in bytes.
    pub fn body_limit(self, bytes: usize) -> Self {
        Self { router: self.router.layer(DefaultBodyLimit::max(bytes)), ..self }
    }

    /// Compressed for whoever takes that, unless only a part is asked for.
    pub fn compressed(self) -> Self {
        Self { router: self.router.layer(CompressionLayer::new().quality(Fastest)), ..self }
    }
}

macro_rules! methods {
    ($($name:ident $filter:ident),*) => {
        $(
            /// A route that answers this method.
            pub fn $name<H, T, D>(handler: H) -> Methods
            where
                H: Handler<T, State> + Described<D>,
                T: 'static,
            {
                let none = Methods { router: MethodRouter::new(), described: Vec::new() };
                none.$name(handler)
            }
        )*

        impl Methods {
            $(
                /// Answers this method too.
                pub fn $name<H, T, D>(self, handler: H) -> Self
                where
                    H: Handler<T, State> + Described<D>,
                    T: 'static,
                {
                    self.on(MethodFilter::$filter, stringify!($name), handler)
                }
            )*
        }
    };
}
methods!(get GET, put PUT, post POST, patch PATCH, delete DELETE);
