package data

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Split parts the samples at random into training and validation samples; the
// share holdOut, between 0 and 1, is held out for validation. Where the set
// holds classes, each class is split in that share too, and at least one sample
// of it is on either side even if its share is then larger. The samples keep
// their order. Split panics if holdOut is not between 0 and 1, if there are
// fewer than two samples, or if a class has only one.
func (s *Set) Split(holdOut float64, rng *rand.Rand) (train, validation *Set) {
	classes, names := make([]int, s.Len()), []string(nil) // numbers: all of one kind
	if s.HoldsClasses() {
		classes, names = s.Classes(), s.ClassNames
	}
	trainRows, validationRows := split(classes, names, holdOut, rng)
	return s.Select(trainRows), s.Select(validationRows)
}

// split parts the rows 0 … len(classes)−1 in two, each class in the same share.
func split(classes []int, names []string, holdOut float64, rng *rand.Rand) (train, validation []int) {
	n := len(classes)
	if !(holdOut > 0 && holdOut < 1) || n < 2 {
		panic(fmt.Sprintf("data: cannot hold out a share of %v of %d samples; it takes a share between 0 and 1, and two samples", holdOut, n))
	}

	members := make([][]int, slices.Max(classes)+1)
	for _, row := range rng.Perm(n) {
		members[classes[row]] = append(members[classes[row]], row)
	}
	for c, rows := range members {
		if len(rows) == 1 {
			panic(fmt.Sprintf("data: class %s has one sample, which cannot be both trained with and held out; leave it out or add another", quote(names[c])))
		}
	}
	for c, quota := range quotas(members, holdOut, rng) {
		validation = append(validation, members[c][:quota]...)
		train = append(train, members[c][quota:]...)
	}
	slices.Sort(train)
	slices.Sort(validation)
	return train, validation
}

// quotas returns how many members of each class are held out. Each class gives
// the whole part of its share; what is then missing comes from the classes with
// the largest remainders.
func quotas(members [][]int, holdOut float64, rng *rand.Rand) []int {
	n := 0
	quota := make([]int, len(members))
	remainder := make([]float64, len(members))
	given := 0
	for c, rows := range members {
		whole, fraction := math.Modf(holdOut * float64(len(rows)))
		quota[c], remainder[c] = int(whole), fraction
		given += quota[c]
		n += len(rows)
	}
	missing := int(math.Round(holdOut*float64(n))) - given
	byRemainder := rng.Perm(len(members)) // ties fall at random
	slices.SortStableFunc(byRemainder, func(a, b int) int { return cmp.Compare(remainder[b], remainder[a]) })
	for _, c := range byRemainder {
		if missing > 0 {
			quota[c]++
			missing--
		}
	}
	for c, rows := range members {
		quota[c] = max(min(max(quota[c], 1), len(rows)-1), 0)
	}
	return quota
}
