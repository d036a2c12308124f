package data

import (
	"errors"
	"fmt"
	"slices"
)

// roles says what the columns of a table are for, by their index.
type roles struct {
	features, targets []int
	featuresListed    bool // by the caller
	categorical       bool // the one target holds categories
	named             bool // names holds the names of the samples
	names             int
}

// assignRoles tells the columns' roles from the options and the columns' kinds.
func assignRoles(t *table, opts CSVOptions) (roles, error) {
	r := roles{featuresListed: len(opts.Features) > 0}
	var err error
	if r.features, err = t.indices(opts.Features); err != nil {
		return r, err
	}
	if r.targets, err = t.indices(opts.Targets); err != nil {
		return r, err
	}
	if opts.Names != "" {
		if r.names, err = t.index(opts.Names); err != nil {
			return r, err
		}
	}
	r.named = opts.Names != "" || t.columns[0].name == ""

	last := len(t.columns) - 1
	if len(r.targets) == 0 {
		if slices.Contains(r.features, last) || r.isNames(last) {
			return r, fmt.Errorf("the last column, %s, is not the target; name the target in Targets", quote(t.columns[last].name))
		}
		r.targets = []int{last}
	}
	for _, col := range r.targets {
		if slices.Contains(r.features, col) {
			return r, fmt.Errorf("column %s cannot be both a feature and a target", quote(t.columns[col].name))
		}
	}

	r.categorical = len(opts.Classes) > 0 || len(r.targets) == 1 && t.columns[r.targets[0]].text
	if r.categorical && len(r.targets) > 1 {
		return r, fmt.Errorf("categories take one target column, not %d", len(r.targets))
	}

	for col, c := range t.columns {
		if slices.Contains(r.targets, col) || r.isNames(col) {
			continue
		}
		if c.text && !r.named && !c.gaps {
			r.named, r.names = true, col
		}
		if !c.text && !r.featuresListed {
			r.features = append(r.features, col)
		}
	}
	if len(r.features) == 0 {
		return r, errors.New("no column of numbers besides the target")
	}
	return r, r.checkHeadings(t)
}

func (r roles) isNames(col int) bool { return r.named && r.names == col }

// checkHeadings returns an error where the first line may be a sample all of
// whose numbers are missing.
func (r roles) checkHeadings(t *table) error {
	if !t.mayLackHeader {
		return nil
	}
	numbers := r.features
	if !r.categorical {
		numbers = slices.Concat(r.features, r.targets)
	}
	for _, col := range numbers {
		if name := t.columns[col].name; name == "" || !isMissing(name) {
			return nil
		}
	}
	return fmt.Errorf("line %d, column %d: %s stands for a missing value; %s", t.headerLine,
		numbers[0]+1, quote(t.columns[numbers[0]].name), adviceHeader)
}

// featureAdvice says what to do about text in a feature.
func (r roles) featureAdvice() string {
	if r.featuresListed {
		return "correct it, or leave the column out of Features"
	}
	return "correct it, or list the columns to use in Features"
}

// targetAdvice says what to do about text in a target of numbers.
func (r roles) targetAdvice() string {
	if len(r.targets) > 1 {
		return "correct it, or leave the column out of Targets"
	}
	return "correct it, or list the categories in Classes"
}
