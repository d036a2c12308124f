package mnist_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"

	"fromscratch/data"
	"fromscratch/data/mnist"
)

func ExampleLoad() {
	train, test, err := mnist.Load(context.Background(), mnist.Options{Progress: mnist.ProgressBar(os.Stdout)})
	if err != nil {
		fmt.Println(err)
		fmt.Println("Going on with synthetic digits.")
		rng := rand.New(rand.NewPCG(1, 1))
		train, test = data.Digits(60_000, rng), data.Digits(10_000, rng)
	}
	fmt.Println(train.Len(), "pictures to train on,", test.Len(), "to test with")
}
