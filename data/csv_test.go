package data_test

import (
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

func TestReadCSV(t *testing.T) {
	type opts = data.CSVOptions
	for _, tc := range []struct {
		name, file string
		opts       data.CSVOptions
		x, y       [][]float64
		features   string
		targets    string
		classes    string
		names      string
	}{
		{
			name: "numbers", file: "a,b,c\n1,2,3\n4,5,6\n",
			x: [][]float64{{1, 2}, {4, 5}}, y: [][]float64{{3}, {6}}, features: "a b", targets: "c",
		},
		{
			name: "columns by name, in that order", file: "a,b,c,d\n1,2,3,4\n5,6,7,8\n",
			opts: opts{Features: []string{"d", "a"}, Targets: []string{"c", "b"}},
			x:    [][]float64{{4, 1}, {8, 5}}, y: [][]float64{{3, 2}, {7, 6}}, features: "d a", targets: "c b",
		},
		{
			name: "columns by name with their unit", file: "a (kg),b (m),c\n1,2,3\n5,6,7\n",
			opts: opts{Features: []string{"b (m)", "a (kg)"}},
			x:    [][]float64{{2, 1}, {6, 5}}, y: [][]float64{{3}, {7}}, features: "b a", targets: "c",
		},
		{
			name: "two categories", file: "a,b\n1,yes\n2,no\n3,yes\n",
			x: [][]float64{{1}, {2}, {3}}, y: [][]float64{{1}, {0}, {1}}, features: "a", targets: "b", classes: "no yes",
		},
		{
			name: "0 and 1 are two categories", file: "a,b\n1,1\n2,0\n",
			x: [][]float64{{1}, {2}}, y: [][]float64{{1}, {0}}, features: "a", targets: "b", classes: "0 1",
		},
		{
			name: "three categories in the order given", file: "a,b\n1,x\n2,z\n3,y\n",
			opts: opts{Classes: []string{"z", "y", "x"}},
			x:    [][]float64{{1}, {2}, {3}}, y: [][]float64{{0, 0, 1}, {1, 0, 0}, {0, 1, 0}}, features: "a", targets: "b", classes: "z y x",
		},
		{
			name: "numbers as categories", file: "digit,a\n2,1\n0,3\n",
			opts: opts{Targets: []string{"digit"}, Classes: []string{"0", "1", "2"}},
			x:    [][]float64{{1}, {3}}, y: [][]float64{{0, 0, 1}, {1, 0, 0}}, features: "a", targets: "digit", classes: "0 1 2",
		},
		{
			name: "names of the samples by the text", file: "who,a,b\nAnn,1,2\nBo 7,3,4\n",
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b", names: "Ann Bo 7",
		},
		{
			name: "names of the samples in a column without a heading", file: ",a,colour,b\n1,1,red,2\n2,3,blue,4\n",
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b", names: "1 2",
		},
		{
			name: "names of the samples by option", file: "a,id,b\n1,11,2\n3,12,4\n", opts: opts{Names: "id"},
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b", names: "11 12",
		},
		{
			name: "spreadsheet: byte order mark, semicolons, decimal commas, CRLF", file: "\ufeffa;b\r\n1,5;2\r\n-3,25;4e1\r\n",
			x: [][]float64{{1.5}, {-3.25}}, y: [][]float64{{2}, {40}}, features: "a", targets: "b",
		},
		{
			name: "tabs", file: "a\tb\n1\t2\n", x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
		{
			name: "tabs around empty fields", file: "remark\ta\tb\n\t1\t2\n", opts: opts{Features: []string{"a"}},
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
		{
			name: "as many commas as semicolons", file: "a;x,b\n1,2\n",
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a;x", targets: "b",
		},
		{
			name: "separator by option", file: "a|b\n1|2\n", opts: opts{Comma: '|'},
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
		{
			name: "spaces, quotes and empty lines", file: "\n a , \"b, or c\"\n\n 1 , \"2\"\n",
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b, or c",
		},
		{
			name: "without a header", file: "5.1,3.5,setosa\n6.2,2.9,virginica\n",
			opts: opts{Columns: []string{"length (cm)", "width (cm)", "species"}},
			x:    [][]float64{{5.1, 3.5}, {6.2, 2.9}}, y: [][]float64{{0}, {1}}, features: "length width",
			targets: "species", classes: "setosa virginica",
		},
		{
			name: "years in the header", file: "country,2023,2024\nChad,1,2\nPeru,3,4\n", opts: opts{Header: true},
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "2023", targets: "2024", names: "Chad Peru",
		},
		{
			name: "a heading like a missing mark", file: "RI,Na,type\n1.5,13,a\n1.6,14,b\n",
			x: [][]float64{{1.5, 13}, {1.6, 14}}, y: [][]float64{{0}, {1}}, features: "RI Na", targets: "type", classes: "a b",
		},
		{
			name: "a header of missing marks", file: "NA,type\n1,a\n2,b\n", opts: opts{Header: true},
			x: [][]float64{{1}, {2}}, y: [][]float64{{0}, {1}}, features: "NA", targets: "type", classes: "a b",
		},
		{
			name: "a missing mark as a class", file: "a,b\n1,none\n2,some\n", opts: opts{Classes: []string{"none", "some"}},
			x: [][]float64{{1}, {2}}, y: [][]float64{{0}, {1}}, features: "a", targets: "b", classes: "none some",
		},
		{
			name: "a missing mark as a name", file: "code,a,b\nNA,1,2\nNE,3,4\n",
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b", names: "NA NE",
		},
		{
			name: "all of class 1 are numbers", file: "a,b\n1,1\n2,1\n",
			x: [][]float64{{1}, {2}}, y: [][]float64{{1}, {1}}, features: "a", targets: "b",
		},
		{
			name: "all of class 0 are numbers", file: "a,b\n1,0\n2,0\n",
			x: [][]float64{{1}, {2}}, y: [][]float64{{0}, {0}}, features: "a", targets: "b",
		},
		{
			name: "0, 1 and 2 are numbers", file: "a,b\n1,0\n2,1\n3,2\n",
			x: [][]float64{{1}, {2}, {3}}, y: [][]float64{{0}, {1}, {2}}, features: "a", targets: "b",
		},
		{
			name: "a remark with gaps", file: "a,remark,b\n1,good,2\n3,,4\n",
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b",
		},
		{
			name: "gaps where they do not matter", file: "a,remark,b\n1,NA,2\n3,,4\n", opts: opts{Features: []string{"a"}},
			x: [][]float64{{1}, {3}}, y: [][]float64{{2}, {4}}, features: "a", targets: "b",
		},
		{
			name: "the largest file of all", file: "a,b\n1,2\n", opts: opts{MaxBytes: math.MaxInt64},
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
		{
			name: "the largest file allowed", file: "a,b\n1,2\n", opts: opts{MaxBytes: 8},
			x: [][]float64{{1}}, y: [][]float64{{2}}, features: "a", targets: "b",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := data.ReadCSV(strings.NewReader(tc.file), tc.opts)
			if err != nil {
				t.Fatal(err)
			}
			if got := rows(s.X); !slices.EqualFunc(got, tc.x, slices.Equal) {
				t.Errorf("X = %v, want %v", got, tc.x)
			}
			if got := rows(s.Y); !slices.EqualFunc(got, tc.y, slices.Equal) {
				t.Errorf("Y = %v, want %v", got, tc.y)
			}
			for _, list := range []struct {
				what, want string
				got        []string
			}{{"features", tc.features, s.Features}, {"targets", tc.targets, s.Targets}, {"classes", tc.classes, s.ClassNames}, {"names", tc.names, s.Names}} {
				if got := strings.Join(list.got, " "); got != list.want {
					t.Errorf("%s %q, want %q", list.what, got, list.want)
				}
			}
		})
	}
}

func rows(m *mat.Dense) [][]float64 {
	n, _ := m.Dims()
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = m.RawRowView(i)
	}
	return rows
}

func TestLoadCSV(t *testing.T) {
	path := filepath.Join(t.TempDir(), "own.csv")
	_, err := data.LoadCSV(path, data.CSVOptions{})
	if err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("no file: error %v, want one that names it", err)
	}
	if err := os.WriteFile(path, []byte("a,b\n1,x\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = data.LoadCSV(path, data.CSVOptions{})
	if err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("bad file: error %v, want one that names it", err)
	}
	if err := os.WriteFile(path, []byte("a,b\n1,2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := data.LoadCSV(path, data.CSVOptions{})
	if err != nil || s.Len() != 1 {
		t.Errorf("good file: %v, %v", s, err)
	}
}
