package data_test

import (
	"fmt"
	"math/rand/v2"
	"strings"

	"gonum.org/v1/gonum/mat"

	"fromscratch/data"
)

func ExamplePeople() {
	people := data.People()
	fmt.Println(people)
	fmt.Println(people.Targets, people.ClassNames, people.Classes())
	// Output:
	// name     weight (lb)  height (in)  class
	// Alice    133          65           F
	// Bob      160          72           M
	// Charlie  152          70           M
	// Diana    120          60           F
	// [gender] [M F] [1 0 0 1]
}

func ExampleOffsets() {
	people := data.People()
	scaler := data.Offsets(135, 66)
	fmt.Println(mat.Formatted(scaler.ApplyAll(people.X)))
	fmt.Println("Emily:", scaler.Apply([]float64{128, 63}))
	fmt.Println("Frank:", scaler.Apply([]float64{155, 68}))
	// Output:
	// ⎡ -2   -1⎤
	// ⎢ 25    6⎥
	// ⎢ 17    4⎥
	// ⎣-15   -6⎦
	// Emily: [-7 -3]
	// Frank: [20 2]
}

func ExampleCentre() {
	people := data.People()
	scaler := data.Centre(people.X)
	fmt.Println("means:", scaler.Offset)
	fmt.Println(mat.Formatted(scaler.ApplyAll(people.X)))
	// Output:
	// means: [141.25 66.75]
	// ⎡ -8.25   -1.75⎤
	// ⎢ 18.75    5.25⎥
	// ⎢ 10.75    3.25⎥
	// ⎣-21.25   -6.75⎦
}

func ExampleStandardise() {
	people := data.People()
	scaler := data.Standardise(people.X)
	fmt.Printf("means %.2f, standard deviations %.4f\n", scaler.Offset, scaler.Scale)
	fmt.Printf("Emily %.4f\n", scaler.Apply([]float64{128, 63}))
	// Output:
	// means [141.25 66.75], standard deviations [15.7063 4.6570]
	// Emily [-0.8436 -0.8052]
}

// The targets of a regression are standardised as features are; what a network
// predicts is then brought back to their unit.
func ExampleScaler_InvertAll() {
	file := "area (m²),rooms,price (k€)\n50,2,150\n80,3,270\n120,5,420\n"
	flats, err := data.ReadCSV(strings.NewReader(file), data.CSVOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	ys := data.Standardise(flats.Y)
	Y := ys.ApplyAll(flats.Y) // what the network trains on
	fmt.Printf("%.4f\n", mat.Formatted(Y))

	yhat := mat.NewDense(2, 1, []float64{-0.5, 1}) // what it predicts
	fmt.Printf("%.1f\n", mat.Formatted(ys.InvertAll(yhat)))
	// Output:
	// ⎡-1.1770⎤
	// ⎢-0.0905⎥
	// ⎣ 1.2675⎦
	// ⎡224.8⎤
	// ⎣390.5⎦
}

func ExampleXOR() {
	fmt.Println(data.XOR())
	// Output:
	// x1  x2  class
	// 0   0   0
	// 0   1   1
	// 1   0   1
	// 1   1   0
}

func ExampleMoons() {
	moons := data.Moons(200, 0.1, rand.New(rand.NewPCG(1, 2)))
	train, validation := moons.Split(0.15, rand.New(rand.NewPCG(3, 4)))
	fmt.Println(moons.Len(), train.Len(), validation.Len())
	// Output: 200 170 30
}

func ExampleReadCSV() {
	file := `city,sunshine (h),rain (mm),climate
Lisbon,2800,720,mild
Oslo,1670,830,cold
Cairo,3450,25,hot
`
	cities, err := data.ReadCSV(strings.NewReader(file), data.CSVOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(cities.Names, cities.Features, cities.Units)
	fmt.Println(cities.Targets, cities.ClassNames)
	fmt.Println(mat.Formatted(cities.Y))
	// Output:
	// [Lisbon Oslo Cairo] [sunshine rain] [h mm]
	// [climate] [cold hot mild]
	// ⎡0  0  1⎤
	// ⎢1  0  0⎥
	// ⎣0  1  0⎦
}

func ExampleReadCSV_missing() {
	file := "weight,height,gender\n133,65,F\n160,,M\n"
	_, err := data.ReadCSV(strings.NewReader(file), data.CSVOptions{})
	fmt.Println(err)
	// Output:
	// data: CSV: line 3, column "height": the value is missing; fill it in or leave out the line
}

// A file whose first line is a sample takes the names of its columns from the
// options.
func ExampleReadCSV_noHeader() {
	file := "5.1,3.5,setosa\n7.0,3.2,versicolor\n6.3,3.3,virginica\n"
	_, err := data.ReadCSV(strings.NewReader(file), data.CSVOptions{})
	fmt.Println(err)
	flowers, err := data.ReadCSV(strings.NewReader(file), data.CSVOptions{
		Columns: []string{"sepal length (cm)", "sepal width (cm)", "species"},
	})
	fmt.Println(err)
	fmt.Println(flowers)
	// Output:
	// data: CSV: line 1, column 1: "5.1" is a number, not a name; if the first line is a sample, list the names of the columns in Columns; if it names them, set Header
	// <nil>
	// sepal length (cm)  sepal width (cm)  class
	// 5.1                3.5               setosa
	// 7                  3.2               versicolor
	// 6.3                3.3               virginica
}
