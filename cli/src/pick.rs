//! Picks the one project that a person means.

use crate::failure::Failure;

/// A project by name and ids.
pub trait Named {
    /// What people call it.
    fn name(&self) -> &str;
    /// Its identifiers.
    fn ids(&self) -> Vec<String>;
}

/// The project that `wanted` names, in any case, or by id; without it the only one there is.
///
/// # Errors
/// `nothing` if there is none at all; else what there is instead, or to choose from.
pub fn project<'a, T: Named>(
    projects: &'a [T],
    wanted: Option<&str>,
    nothing: Failure,
) -> Result<&'a T, Failure> {
    if projects.is_empty() {
        return Err(nothing);
    }
    let fits = |project: &&T| {
        wanted.is_none_or(|wanted| {
            project.name().eq_ignore_ascii_case(wanted)
                || project.ids().iter().any(|id| id == wanted)
        })
    };
    let fitting: Vec<&T> = projects.iter().filter(fits).collect();
    let names = || projects.iter().map(Named::name).collect::<Vec<_>>().join(", ");
    match (fitting.as_slice(), wanted) {
        ([project], _) => Ok(project),
        ([], Some(wanted)) => {
            Err(Failure::input(format!("there is no project {wanted:?}, but: {}", names())))
        }
        _ => Err(Failure::input(format!("there are several projects: {}", names()))
            .hint("name one with --project, by its id if two have the same name.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Casa(&'static str, u8);

    impl Named for Casa {
        fn name(&self) -> &str {
            self.0
        }

        fn ids(&self) -> Vec<String> {
            vec![self.1.to_string()]
        }
    }

    #[test]
    fn the_one_that_is_meant() {
        let all = [Casa("Limone", 1), Casa("Oliva", 2), Casa("Oliva", 3)];
        let pick = |projects: &[Casa], wanted| {
            project(projects, wanted, Failure::input("none")).map(|casa| casa.1)
        };
        assert_eq!(pick(&all, Some("limone")).unwrap(), 1);
        assert_eq!(pick(&all, Some("3")).unwrap(), 3);
        assert_eq!(pick(&all[..1], None).unwrap(), 1);
        assert!(pick(&all, None).unwrap_err().message.contains("several"));
        assert!(pick(&all, Some("Oliva")).unwrap_err().message.contains("several"));
        assert!(pick(&all, Some("Lago")).unwrap_err().message.contains("\"Lago\", but: Limone"));
        assert_eq!(pick(&[], None).unwrap_err().message, "none");
    }
}
