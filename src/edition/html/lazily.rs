//! A list of values for a template, each made when the template comes to it and dropped behind it.

use std::fmt;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::{Enumerator, Object, ObjectRepr};

/// Returns a list of values by the function that makes the one at a place.
pub(super) fn lazily(length: usize, make: impl Fn(usize) -> Option<Value> + Send + Sync + 'static) -> Value {
    Value::from_object(Lazily { length, make })
}

struct Lazily<F> {
    length: usize,
    make: F,
}

impl<F> fmt::Debug for Lazily<F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} values", self.length)
    }
}

impl<F: Fn(usize) -> Option<Value> + Send + Sync + 'static> Object for Lazily<F> {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Seq
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        let at = key.as_usize().filter(|at| *at < self.length)?;
        (self.make)(at)
    }

    fn enumerate(self: &Arc<Self>) -> Enumerator {
        Enumerator::Seq(self.length)
    }
}

#[cfg(test)]
mod tests {
    use minijinja::{Environment, context};

    use super::*;

    #[test]
    fn a_template_sees_a_list() {
        let list = |length| lazily(length, |at| Some(Value::from(at * 2)));
        let text = "{{ list|length }} {{ list[1] }} {{ list[-1] }} {{ list[9] }} {% for one in list %}{{ one }},{{ loop.last }} {% endfor %}\
                    {% if list %}some{% else %}none{% endif %} {{ list|first }} {{ list|reverse|join(' ') }} {{ list[1:]|list }}";
        for length in [0, 1, 3] {
            let made: Vec<Value> = (0..length).map(|at| Value::from(at * 2)).collect();
            let fill = |list: Value| Environment::new().render_str(text, context! { list }).unwrap();
            assert_eq!(fill(list(length)), fill(Value::from(made)), "{length}");
        }
    }
}
