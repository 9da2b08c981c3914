//! Keys → values that are asked for one by one and never walked, in any order: for large files and long texts.
//!
//! Invariant: there is no iteration, so that the order of a hash map never reaches what people see.

mod pages;
mod word_key;

use std::borrow::Borrow;
use std::hash::Hash;

use rustc_hash::FxHashMap;

pub use pages::Pages;
pub use word_key::{WordFilter, WordKey};

/// A map without iteration.
#[derive(Clone, Debug)]
pub struct Lookup<K, V> {
    values: FxHashMap<K, V>,
}

impl<K, V> Default for Lookup<K, V> {
    fn default() -> Self {
        Lookup { values: FxHashMap::default() }
    }
}

impl<K: Eq + Hash, V> Lookup<K, V> {
    /// Returns an empty map with room for so many keys.
    pub fn with_capacity(keys: usize) -> Lookup<K, V> {
        Lookup { values: FxHashMap::with_capacity_and_hasher(keys, rustc_hash::FxBuildHasher) }
    }

    /// Returns a map of these keys and values.
    pub fn of(values: impl IntoIterator<Item = (K, V)>) -> Lookup<K, V> {
        Lookup { values: values.into_iter().collect() }
    }

    /// Returns the value of a key.
    pub fn get<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        self.values.get(key)
    }

    /// Tells whether the key has a value.
    pub fn contains<Q: Eq + Hash + ?Sized>(&self, key: &Q) -> bool
    where
        K: Borrow<Q>,
    {
        self.values.contains_key(key)
    }

    /// Returns the value of a key, made where there is none.
    pub fn or_insert_with(&mut self, key: K, value: impl FnOnce() -> V) -> &mut V {
        self.values.entry(key).or_insert_with(value)
    }

    /// Gives a key its value, unless it has one; tells whether it had none.
    pub fn insert_first(&mut self, key: K, value: V) -> bool {
        match self.values.entry(key) {
            std::collections::hash_map::Entry::Occupied(_) => false,
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(value);
                true
            }
        }
    }

    /// Gives a key its value; returns the one that it had.
    pub fn insert(&mut self, key: K, value: V) -> Option<V> {
        self.values.insert(key, value)
    }

    /// Takes out a key; returns its value.
    pub fn remove<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<V>
    where
        K: Borrow<Q>,
    {
        self.values.remove(key)
    }

    /// Returns the number of keys.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Tells whether there are no keys.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_value_of_a_key_stays() {
        let mut lookup: Lookup<&str, u8> = Lookup::with_capacity(2);
        assert!(lookup.is_empty());
        assert!(lookup.insert_first("a", 1));
        assert!(!lookup.insert_first("a", 2));
        assert_eq!((lookup.get("a"), lookup.get("b"), lookup.len()), (Some(&1), None, 1));
        *lookup.or_insert_with("a", || 3) += 1;
        assert!(lookup.contains("a") && !lookup.contains("b"));
        assert_eq!(lookup.get("a"), Some(&2));
        assert_eq!((lookup.insert("a", 3), lookup.remove("a"), lookup.remove("a")), (Some(2), Some(3), None));
    }
}
