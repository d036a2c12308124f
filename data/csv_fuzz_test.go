package data_test

import (
	"math"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

// FuzzReadCSV checks that whatever is accepted is finite and consistent.
func FuzzReadCSV(f *testing.F) {
	for _, file := range []string{
		"name,weight (lb),gender\nAlice,133,F\nBob,160,M\n",
		"\ufeffa;b\r\n1,5;2\r\n", ",a,b\nx,1,2\n", "a\tb\n1\t0\n2\t1\n", "a,b\n\"1\n\",NA\n", "a,b\n1,x\n2,y\n3,z\n",
	} {
		f.Add(file, "", "")
		f.Add(file, "a", "x")
	}
	f.Fuzz(func(t *testing.T, file, feature, classes string) {
		opts := data.CSVOptions{MaxBytes: 1 << 16}
		if feature != "" {
			opts.Features = strings.Split(feature, ",")
		}
		if classes != "" {
			opts.Classes = strings.Split(classes, ",")
		}
		s, err := data.ReadCSV(strings.NewReader(file), opts)
		if err != nil {
			return
		}
		n, in := s.X.Dims()
		yn, out := s.Y.Dims()
		if n == 0 || in == 0 || yn != n || len(s.Features) != in || len(s.Units) != in || s.Names != nil && len(s.Names) != n {
			t.Fatalf("X %d × %d, Y %d × %d, %d features, %d units, %d names", n, in, yn, out, len(s.Features), len(s.Units), len(s.Names))
		}
		for _, m := range []*mat.Dense{s.X, s.Y} {
			for _, v := range m.RawMatrix().Data {
				if math.IsNaN(v) || math.IsInf(v, 0) {
					t.Fatalf("holds %v", v)
				}
			}
		}
		if s.HoldsClasses() {
			if len(s.Targets) != 1 || len(s.ClassNames) < 2 {
				t.Fatalf("%d targets, %d classes", len(s.Targets), len(s.ClassNames))
			}
			s.Classes() // panics unless Y is as it should be
		} else if len(s.Targets) != out {
			t.Fatalf("%d targets for %d columns", len(s.Targets), out)
		}
		if s.String() == "" {
			t.Fatal("prints nothing")
		}
	})
}
