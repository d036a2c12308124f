package data

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Split parts the samples at random into training and validation samples; the
// share holdOut, between 0 and 1, is held out for validation, and at least one
// sample on either side. Where the set holds classes, each class is split in
// that share too. The samples keep their order. Split panics if holdOut is not
// between 0 and 1 or if there are fewer than two samples.
func (s *Set) Split(holdOut float64, rng *rand.Rand) (train, validation *Set) {
	classes := make([]int, s.Len()) // numbers: all of one kind
	if s.HoldsClasses() {
		classes = s.Classes()
	}
	trainRows, validationRows := split(classes, holdOut, rng)
	return s.Select(trainRows), s.Select(validationRows)
}

// split parts the rows 0 … len(classes)−1 in two, each class in the same share.
func split(classes []int, holdOut float64, rng *rand.Rand) (train, validation []int) {
	n := len(classes)
	if !(holdOut > 0 && holdOut < 1) || n < 2 {
		panic(fmt.Sprintf("data: cannot hold out a share of %v of %d samples; it takes a share between 0 and 1, and two samples", holdOut, n))
	}

	members := make([][]int, slices.Max(classes)+1)
	for _, row := range rng.Perm(n) {
		members[classes[row]] = append(members[classes[row]], row)
	}

	// Each class gives the whole part of its share; what is then missing comes
	// from the classes with the largest remainders.
	missing := min(max(int(math.Round(holdOut*float64(n))), 1), n-1)
	quota := make([]int, len(members))
	remainder := make([]float64, len(members))
	for c, rows := range members {
		whole, fraction := math.Modf(holdOut * float64(len(rows)))
		quota[c], remainder[c] = int(whole), fraction
		missing -= quota[c]
	}
	byRemainder := rng.Perm(len(members)) // ties fall at random
	slices.SortStableFunc(byRemainder, func(a, b int) int { return cmp.Compare(remainder[b], remainder[a]) })
	for _, c := range byRemainder {
		if missing > 0 && quota[c] < len(members[c]) {
			quota[c]++
			missing--
		}
	}

	for c, rows := range members {
		validation = append(validation, rows[:quota[c]]...)
		train = append(train, rows[quota[c]:]...)
	}
	slices.Sort(train)
	slices.Sort(validation)
	return train, validation
}
