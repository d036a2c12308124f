//go:build image

package docker_test

import (
	"testing"
	"time"
)

// TestThemes looks at a figure in each theme of JupyterLab: it stands on its own
// white ground in a frame, and is not inverted.
func TestThemes(t *testing.T) {
	for theme, light := range map[string]string{"JupyterLab Light": "true", "JupyterLab Dark": "false"} {
		t.Run(theme, func(t *testing.T) {
			c := start(t)
			c.sh("mkdir -p .jupyter/lab/user-settings/@jupyterlab/apputils-extension")
			c.write(".jupyter/lab/user-settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings", `{"theme": "`+theme+`"}`)
			l := browse(t, c)
			l.open("02-sigmoid.ipynb")
			if got := eval[string](l, `document.body.dataset.jpThemeLight`); got != light {
				t.Fatalf("data-jp-theme-light is %q, want %q", got, light)
			}
			l.wait(time.Minute, "the first figure is there", `document.querySelector('.jp-OutputArea img')?.complete`)
			eval[bool](l, `(document.querySelector('.jp-OutputArea img').scrollIntoView({block: 'center'}), true)`)
			looks := eval[string](l, `(() => {
				const img = document.querySelector('.jp-OutputArea img');
				const canvas = document.createElement('canvas');
				canvas.width = img.naturalWidth;
				canvas.height = img.naturalHeight;
				const c = canvas.getContext('2d');
				c.drawImage(img, 0, 0);
				const at = (x, y) => Array.from(c.getImageData(x, y, 1, 1).data).join(' ');
				for (let e = img; e; e = e.parentElement) {
					const s = getComputedStyle(e);
					if (s.filter !== 'none' || s.mixBlendMode !== 'normal' || s.opacity !== '1') return 'changed by ' + e.className;
				}
				const ground = at(6, 6), frame = at(0, canvas.height / 2);
				if (ground !== '255 255 255 255') return 'on the ground ' + ground;
				if (frame === ground) return 'without a frame';
				return 'right';
			})()`)
			if looks != "right" {
				t.Errorf("the figure is %s", looks)
			}
			l.screenshot("figure")
		})
	}
}
