// Package data holds the data sets of the course and reads the learner's own.
//
// A [Set] is what a network trains on: samples X, one a row, and targets Y,
// classes or numbers, as gonum matrices. Small sets come with the package: [People], the four
// people of the first lessons, [XOR], and [Moons] and [Rings], whose classes
// no straight line parts. [LoadCSV] reads a set from a file. A [Scaler]
// centres or standardises features or targets, new samples included, and
// [Set.Split] holds some samples out of training.
//
// [Images] are pictures of handwritten digits: [Digits] draws synthetic ones,
// package data/mnist finds or downloads real ones. That package is apart because
// it brings in net/http, which every cell of a notebook would have to link.
//
// Randomness comes from a [math/rand/v2.Rand] that the caller passes: the same
// seed gives the same numbers.
package data
