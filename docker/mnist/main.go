// Mnist puts the MNIST files into the workshop image.
//
//	mnist FROM TO
//
// takes them from the folder FROM where they lie there, and downloads them
// otherwise. Without a network it says so and leaves TO empty: the course then
// goes on with synthetic digits.
package main

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"fromscratch/data/mnist"
)

// pattern fits the names under which the files go about.
const pattern = "*-ubyte*"

func main() {
	log.SetFlags(0)
	if len(os.Args) != 3 {
		log.Fatal("usage: mnist FROM TO")
	}
	if err := provide(context.Background(), os.Args[1], os.Args[2]); err != nil {
		log.Fatal(err)
	}
}

func provide(ctx context.Context, from, to string) error {
	files, err := filepath.Glob(filepath.Join(from, pattern))
	if err != nil {
		return err
	}
	if len(files) == 0 {
		return download(ctx, to)
	}
	if _, _, err := mnist.Load(ctx, mnist.Options{Dir: from}); err != nil {
		return err
	}
	if err := compress(files, to); err != nil {
		return err
	}
	fmt.Printf("MNIST is in the image, from %s.\n", from)
	return nil
}

func download(ctx context.Context, to string) error {
	cache, err := os.MkdirTemp("", "mnist")
	if err != nil {
		return err
	}
	defer os.RemoveAll(cache)
	if _, _, err := mnist.Load(ctx, mnist.Options{Cache: cache}); err != nil {
		fmt.Printf("The image is built without MNIST, its digits are synthetic:\n%v\n", err)
		return os.MkdirAll(to, 0o755)
	}
	files, err := filepath.Glob(filepath.Join(cache, pattern))
	if err != nil {
		return err
	}
	if err := compress(files, to); err != nil {
		return err
	}
	fmt.Println("MNIST is in the image, downloaded.")
	return nil
}

// compress copies the files to the folder, as .gz: 11 MB instead of 55.
func compress(files []string, folder string) error {
	if err := os.MkdirAll(folder, 0o755); err != nil {
		return err
	}
	for _, file := range files {
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		name := filepath.Base(file)
		if filepath.Ext(name) != ".gz" {
			var b bytes.Buffer
			w := gzip.NewWriter(&b)
			if _, err := w.Write(content); err != nil {
				return err
			}
			if err := w.Close(); err != nil {
				return err
			}
			content, name = b.Bytes(), name+".gz"
		}
		if err := os.WriteFile(filepath.Join(folder, name), content, 0o644); err != nil {
			return err
		}
	}
	return nil
}
